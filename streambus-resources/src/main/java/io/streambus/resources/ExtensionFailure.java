package io.streambus.resources;

import io.streambus.api.text.ExternalText;
import java.util.Optional;

/**
 * Why an extension prevents a cluster from being applied. Its existing objects remain as they are.
 *
 * @param extension name of the extension
 * @param kind what is wrong with its answer
 * @param subject what the extension was asked for, and what its answer has in common each time it
 *     fails for the same cause
 * @param detail the rest of the explanation, on one line of at most a kilobyte
 * @param cause exception of the extension, if there was one
 */
public record ExtensionFailure(
    String extension, Kind kind, String subject, String detail, Optional<Throwable> cause) {

  /**
   * Truncates the texts, and replaces unprintable characters.
   *
   * @param extension name of the extension
   * @param kind what is wrong with its answer
   * @param subject what the extension was asked for
   * @param detail the rest of the explanation
   * @param cause exception of the extension, if there was one
   */
  public ExtensionFailure {
    subject = ExternalText.line(subject, ExternalText.MAX_EXPLANATION);
    detail = ExternalText.line(detail, ExternalText.MAX_EXPLANATION);
  }

  /**
   * Creates a failure without an exception.
   *
   * @param extension name of the extension
   * @param kind what is wrong with its answer
   * @param subject what the extension was asked for
   * @param detail the rest of the explanation
   */
  public ExtensionFailure(String extension, Kind kind, String subject, String detail) {
    this(extension, kind, subject, detail, Optional.empty());
  }

  /**
   * {@return the start of the message, which is the same each time the extension fails for the same
   * cause}
   */
  public String summary() {
    return "the extension %s fails: %s".formatted(extension, subject);
  }

  /** {@return one line: extension, subject and detail} */
  public String message() {
    return detail.isEmpty() ? summary() : summary() + ": " + detail;
  }

  /** What is wrong with an answer of an extension. */
  public enum Kind {
    /** An exception, no answer, or one that is invalid or too large. */
    ERROR,
    /** A change that the safety of the cluster does not permit. */
    FORBIDDEN,
    /** A different answer each time. */
    UNSTABLE
  }
}
