package io.streambus.app.explain;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * What a user can do now.
 *
 * @param text one sentence, without a period at its end
 * @param commands commands that do it, or that show more; in their order
 */
public record NextStep(String text, List<String> commands) {

  /** Copies the list. */
  public NextStep {
    commands = ImmutableList.copyOf(commands);
  }

  static NextStep of(String text, String... commands) {
    return new NextStep(text, ImmutableList.copyOf(commands));
  }
}
