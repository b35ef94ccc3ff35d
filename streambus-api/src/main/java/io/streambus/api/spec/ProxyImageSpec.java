package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.streambus.api.schema.AllowedValues;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.Patterns;
import io.streambus.api.values.PullPolicy;
import java.util.Optional;
import org.immutables.value.Value;

/** Container image of the proxy. It must contain HAProxy 2.6 or later and a shell. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableProxyImageSpec.class)
@JsonDeserialize(as = ImmutableProxyImageSpec.class)
public interface ProxyImageSpec {

  /**
   * repository is the image name without tag or digest. Defaults to haproxy.
   *
   * @return the image name without tag or digest
   */
  @Default("haproxy")
  @Size(min = 1, max = Patterns.MAX_REPOSITORY_LENGTH)
  @Pattern(Patterns.REPOSITORY)
  Optional<String> repository();

  /**
   * tag is the image tag, which specifies the HAProxy version. Defaults to 3.2.
   *
   * @return the image tag, which specifies the HAProxy version
   */
  @Default("3.2")
  @Pattern(Patterns.TAG)
  Optional<String> tag();

  /**
   * digest is the image digest, written as sha256: followed by 64 hexadecimal digits. Takes
   * precedence over tag.
   *
   * @return the image digest, written as sha256: followed by 64 hexadecimal digits
   */
  @Pattern(Patterns.DIGEST)
  Optional<String> digest();

  /**
   * pullPolicy specifies when the node pulls the image. One of Always, IfNotPresent or Never.
   * Defaults to IfNotPresent.
   *
   * @return when the node pulls the image
   */
  @AllowedValues(PullPolicy.class)
  @Default("IfNotPresent")
  Optional<String> pullPolicy();

  /** {@return a builder with all fields unset} */
  static ImmutableProxyImageSpec.Builder builder() {
    return ImmutableProxyImageSpec.builder();
  }
}
