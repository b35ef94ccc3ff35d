package io.streambus.docs;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a block of commands, from {@code code-blocks.yaml}.
 *
 * @param starts the first line of the block, or its beginning
 * @param executedBy name of the test class that executes the block
 * @param scenario the state of the Kubernetes cluster in which {@link DocumentedCommandsIT}
 *     executes it
 * @param prints text that the commands must print
 * @param until text after which commands that run until they are stopped are stopped
 * @param notRun why no test executes the block
 */
record DocumentedCommand(
    @JsonProperty(required = true) String starts,
    @JsonProperty("executed-by") @Nullable String executedBy,
    @Nullable String scenario,
    @Nullable String prints,
    @Nullable String until,
    @JsonProperty("not-run") @Nullable String notRun) {

  boolean describes(CodeBlock block) {
    return block.firstLine().startsWith(starts);
  }

  /** Whether exactly one of execution and reason is given. */
  boolean isComplete() {
    return (executedBy == null) != (notRun == null);
  }
}
