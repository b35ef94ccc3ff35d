package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.Patterns;
import java.util.Optional;
import org.immutables.value.Value;

/** Reference to the cert-manager issuer that signs the certificate of the brokers. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableIssuerRef.class)
@JsonDeserialize(as = ImmutableIssuerRef.class)
public interface IssuerRef {

  /**
   * name is the name of the issuer.
   *
   * @return the name of the issuer
   */
  @Required
  @Size(min = 1, max = Patterns.MAX_NAME_LENGTH)
  @Pattern(Patterns.NAME)
  Optional<String> name();

  /**
   * kind is the kind of the issuer: Issuer, in the same namespace, ClusterIssuer, or a kind of the
   * API group specified in group. Defaults to Issuer.
   *
   * @return the kind of the issuer: Issuer, in the same namespace, ClusterIssuer, or a kind of the
   *     API group specified in group
   */
  @Default("Issuer")
  @Pattern(Patterns.KIND)
  Optional<String> kind();

  /**
   * group is the API group of the issuer. Defaults to cert-manager.io.
   *
   * @return the API group of the issuer
   */
  @Default("cert-manager.io")
  @Size(min = 1, max = Patterns.MAX_NAME_LENGTH)
  @Pattern(Patterns.NAME)
  Optional<String> group();

  /** {@return a builder with all fields unset} */
  static ImmutableIssuerRef.Builder builder() {
    return ImmutableIssuerRef.builder();
  }
}
