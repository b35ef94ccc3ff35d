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

/** The container image of the brokers. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableImageSpec.class)
@JsonDeserialize(as = ImmutableImageSpec.class)
public interface ImageSpec {

  /** Image name without tag or digest. */
  @Default("streambus/broker")
  @Size(min = 1, max = Patterns.MAX_REPOSITORY_LENGTH)
  @Pattern(Patterns.REPOSITORY)
  Optional<String> repository();

  /** Image tag. Unset: the value of spec.version. */
  @Pattern(Patterns.TAG)
  Optional<String> tag();

  /** Image digest, such as sha256:... It wins over the tag. */
  @Pattern(Patterns.DIGEST)
  Optional<String> digest();

  /** When the node pulls the image. */
  @AllowedValues(PullPolicy.class)
  @Default("IfNotPresent")
  Optional<String> pullPolicy();

  /** Names of Secrets in the same namespace that hold registry credentials. */
  @ListTypeSet
  @ItemPattern(value = Patterns.NAME, maxLength = Patterns.MAX_NAME_LENGTH)
  @Size(max = 16)
  List<String> pullSecrets();

  /** A builder with every field unset. */
  static ImmutableImageSpec.Builder builder() {
    return ImmutableImageSpec.builder();
  }
}
