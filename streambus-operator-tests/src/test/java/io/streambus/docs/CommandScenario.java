package io.streambus.docs;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A state of the Kubernetes cluster in which blocks of the documentation are executed, from {@code
 * scenarios.yaml}.
 *
 * @param given commands that prepare the state
 * @param operator flags of the operator to start, {@code stop}, or null to leave it as it is
 * @param beforeEach commands before each block
 * @param afterEach commands after each block
 */
record CommandScenario(
    String name,
    @Nullable String given,
    @Nullable String operator,
    @JsonProperty("before-each") @Nullable String beforeEach,
    @JsonProperty("after-each") @Nullable String afterEach) {

  /** Returns all scenarios in the order of their execution. */
  static List<CommandScenario> readAll() {
    try (InputStream in =
        Objects.requireNonNull(CommandScenario.class.getResourceAsStream("scenarios.yaml"))) {
      return new YAMLMapper().readValue(in, new TypeReference<List<CommandScenario>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
