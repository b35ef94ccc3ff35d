package io.streambus.api.spec;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.streambus.api.schema.AllowedValues;
import io.streambus.api.schema.CrdModel;
import io.streambus.api.schema.ItemPattern;
import io.streambus.api.schema.ListTypeSet;
import io.streambus.api.schema.Patterns;
import io.streambus.api.values.DefaultPolicy;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Authorization of clients. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableAuthorizationSpec.class)
@JsonDeserialize(as = ImmutableAuthorizationSpec.class)
public interface AuthorizationSpec {

  /**
   * enabled specifies whether clients require permission. Defaults to false.
   *
   * @return whether clients require permission
   */
  @Default("false")
  Optional<Boolean> enabled();

  /**
   * defaultPolicy specifies the policy for clients that match no rule. One of allow or deny.
   *
   * @return the policy for clients that match no rule
   */
  @AllowedValues(DefaultPolicy.class)
  Optional<String> defaultPolicy();

  /**
   * allowedSubjects lists the subjects of client certificates that are admitted if the policy is
   * deny. Each item is a distinguished name as openssl x509 -noout -subject -nameopt RFC2253 prints
   * it, such as CN=orders,O=Example. By default, no client is admitted if the policy is deny.
   *
   * @return the subjects of client certificates that are admitted if the policy is deny
   */
  @ListTypeSet
  @ItemPattern(value = Patterns.SUBJECT, maxLength = Patterns.MAX_SUBJECT_LENGTH)
  @Size(max = 1000)
  List<String> allowedSubjects();

  /** {@return a builder with all fields unset} */
  static ImmutableAuthorizationSpec.Builder builder() {
    return ImmutableAuthorizationSpec.builder();
  }
}
