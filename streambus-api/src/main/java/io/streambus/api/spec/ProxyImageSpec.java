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

/** The container image of the proxy, an HAProxy of version 2.6 or newer with a shell. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableProxyImageSpec.class)
@JsonDeserialize(as = ImmutableProxyImageSpec.class)
public interface ProxyImageSpec {

  /** Image name without tag or digest. */
  @Default("haproxy")
  @Size(min = 1, max = Patterns.MAX_REPOSITORY_LENGTH)
  @Pattern(Patterns.REPOSITORY)
  Optional<String> repository();

  /** Image tag, which tells the version of HAProxy. */
  @Default("3.2")
  @Pattern(Patterns.TAG)
  Optional<String> tag();

  /** Image digest, such as sha256:... It wins over the tag. */
  @Pattern(Patterns.DIGEST)
  Optional<String> digest();

  /** When the node pulls the image. */
  @AllowedValues(PullPolicy.class)
  @Default("IfNotPresent")
  Optional<String> pullPolicy();

  /** A builder with every field unset. */
  static ImmutableProxyImageSpec.Builder builder() {
    return ImmutableProxyImageSpec.builder();
  }
}
