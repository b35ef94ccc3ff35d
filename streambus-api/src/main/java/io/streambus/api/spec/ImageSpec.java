package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.streambus.api.model.AllowedValues;
import io.streambus.api.model.CrdModel;
import io.streambus.api.model.ItemPattern;
import io.streambus.api.model.Syntaxes;
import io.streambus.api.model.UniqueItems;
import io.streambus.api.vocabulary.PullPolicy;
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
  @Size(min = 1, max = Syntaxes.LONGEST_REPOSITORY)
  @Pattern(Syntaxes.REPOSITORY)
  Optional<String> repository();

  /** Image tag. Unset: the value of spec.version. */
  @Pattern(Syntaxes.TAG)
  Optional<String> tag();

  /** Image digest, such as sha256:... It wins over the tag. */
  @Pattern(Syntaxes.DIGEST)
  Optional<String> digest();

  /** When the node pulls the image. */
  @AllowedValues(PullPolicy.class)
  @Default("IfNotPresent")
  Optional<String> pullPolicy();

  /** Names of Secrets in the same namespace that hold registry credentials. */
  @UniqueItems
  @ItemPattern(value = Syntaxes.NAME, maxLength = Syntaxes.LONGEST_NAME)
  @Size(max = 16)
  List<String> pullSecrets();

  /** A builder with every field unset. */
  static ImmutableImageSpec.Builder builder() {
    return ImmutableImageSpec.builder();
  }
}
