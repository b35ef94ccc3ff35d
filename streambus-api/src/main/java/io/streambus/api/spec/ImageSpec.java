package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.streambus.api.schema.AllowedValues;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.ItemPattern;
import io.streambus.api.schema.ListTypeSet;
import io.streambus.api.schema.Patterns;
import io.streambus.api.values.PullPolicy;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Container image of the brokers. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableImageSpec.class)
@JsonDeserialize(as = ImmutableImageSpec.class)
public interface ImageSpec {

  /**
   * repository is the image name without tag or digest. Defaults to streambus/broker.
   *
   * @return the image name without tag or digest
   */
  @Default("streambus/broker")
  @Size(min = 1, max = Patterns.MAX_REPOSITORY_LENGTH)
  @Pattern(Patterns.REPOSITORY)
  Optional<String> repository();

  /**
   * tag is the image tag. Defaults to the value of spec.version.
   *
   * @return the image tag
   */
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

  /**
   * pullSecrets lists the names of Secrets in the same namespace that contain registry credentials.
   *
   * @return the names of Secrets in the same namespace that contain registry credentials
   */
  @ListTypeSet
  @ItemPattern(value = Patterns.NAME, maxLength = Patterns.MAX_NAME_LENGTH)
  @Size(max = 16)
  List<String> pullSecrets();

  /** {@return a builder with all fields unset} */
  static ImmutableImageSpec.Builder builder() {
    return ImmutableImageSpec.builder();
  }
}
