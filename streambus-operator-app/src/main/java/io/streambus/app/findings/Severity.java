package io.streambus.app.findings;

import com.google.common.base.Ascii;

/** How severe a finding is. */
public enum Severity {
  /** The file is not accepted. */
  ERROR("error", "The file is not accepted."),
  /** Probably not what was meant; with {@code --strict} an error. */
  WARNING("warning", "Probably not what was meant."),
  /** Information about what the file does not cause. */
  NOTE("notice", "What the file does not cause.");

  private final String githubCommand;
  private final String description;

  Severity(String githubCommand, String description) {
    this.githubCommand = githubCommand;
    this.description = description;
  }

  /** Returns what it means, as a sentence. */
  String description() {
    return description;
  }

  /** Returns the name in text, JSON and SARIF. */
  public String title() {
    return Ascii.toLowerCase(name());
  }

  /** Returns the workflow command of GitHub. */
  String githubCommand() {
    return githubCommand;
  }
}
