package io.streambus.operator.rollout;

import java.util.Optional;

/**
 * A decision, and what came of it.
 *
 * @param reason why a broker restarts; empty where none does
 * @param refusal what the API server says where it refuses; empty where it does not
 */
record Step(Decision decision, Optional<String> reason, Optional<String> refusal) {

  Optional<Way> restarted() {
    return decision instanceof Decision.Restart restart
        ? reason.map(why -> restart.way())
        : Optional.empty();
  }

  static Step of(Decision decision) {
    return new Step(decision, Optional.empty(), Optional.empty());
  }

  static Step restarted(Decision.Restart restart, String reason) {
    return new Step(restart, Optional.of(reason), Optional.empty());
  }

  static Step refused(Decision decision, String message) {
    return new Step(decision, Optional.empty(), Optional.of(message));
  }
}
