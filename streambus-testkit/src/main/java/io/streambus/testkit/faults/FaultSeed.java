package io.streambus.testkit.faults;

import java.security.SecureRandom;
import java.util.Optional;

/**
 * Determines which requests encounter random faults. The same seed selects the same requests: the
 * decision about the third change of an object depends on its URL and on nothing that other threads
 * do.
 *
 * @param value any number
 */
public record FaultSeed(long value) {

  /** System property; its value is the seed of {@link #printed()}. */
  public static final String PROPERTY = "streambus.testkit.seed";

  private static final int BOUND = 1_000_000;

  /**
   * {@return the seed in the system property {@value #PROPERTY}, or else a new one} Prints to
   * standard error, in one line, how to use the same seed again.
   */
  public static FaultSeed printed() {
    long value =
        Optional.ofNullable(System.getProperty(PROPERTY))
            .filter(text -> !text.isEmpty())
            .map(FaultSeed::parse)
            .orElseGet(() -> (long) new SecureRandom().nextInt(BOUND));
    System.err.printf("seed of faults: %d; to repeat: -D%s=%d%n", value, PROPERTY, value);
    return new FaultSeed(value);
  }

  private static long parse(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "system property %s is \"%s\"; it must be a whole number".formatted(PROPERTY, text), e);
    }
  }
}
