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

/** What a client may do. */
@Value.Immutable
@CrdModel
@JsonSerialize(as = ImmutableAuthorizationSpec.class)
@JsonDeserialize(as = ImmutableAuthorizationSpec.class)
public interface AuthorizationSpec {

  /** Whether clients need permission. */
  @Default("false")
  Optional<Boolean> enabled();

  /** What happens to a client that no rule names. */
  @AllowedValues(DefaultPolicy.class)
  Optional<String> defaultPolicy();

  /**
   * Subjects of client certificates that are let in where the policy is deny, as distinguished
   * names of RFC 2253, such as CN=orders,O=Example. Unset: nobody is let in there.
   */
  @ListTypeSet
  @ItemPattern(value = Patterns.SUBJECT, maxLength = Patterns.MAX_SUBJECT_LENGTH)
  @Size(max = 1000)
  List<String> allowedSubjects();

  /** A builder with every field unset. */
  static ImmutableAuthorizationSpec.Builder builder() {
    return ImmutableAuthorizationSpec.builder();
  }
}
