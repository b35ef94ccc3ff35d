package io.streambus.app.findings;

import com.google.common.base.Ascii;

/** How severe a finding is. */
public enum Severity {
  /** The file is not accepted. */
  ERROR("error"),
  /** Probably not what was meant; with {@code --strict} an error. */
  WARNING("warning"),
  /** Information about what the file does not cause. */
  NOTE("notice");

  private final String githubCommand;

  Severity(String githubCommand) {
    this.githubCommand = githubCommand;
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
