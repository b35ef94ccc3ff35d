package io.streambus.app.adopt;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * A step of a user.
 *
 * @param text what to do and what it causes, as sentences
 * @param commands commands that do it; empty if there are none
 */
public record AdoptionStep(String text, List<String> commands) {

  /** Copies the list. */
  public AdoptionStep {
    commands = ImmutableList.copyOf(commands);
  }

  AdoptionStep(String text, String... commands) {
    this(text, List.of(commands));
  }
}
