package io.streambus.app.findings;

/** A finding as a workflow command of GitHub. */
final class GithubCommand {

  private GithubCommand() {}

  static String of(Finding finding) {
    String position =
        finding
            .position()
            .map(start -> ",line=%d,col=%d".formatted(start.line(), start.column()))
            .orElse("");
    String title = finding.cluster().map(cluster -> ",title=" + property(cluster)).orElse("");
    return "::%s file=%s%s%s::%s"
        .formatted(
            finding.severity().githubCommand(),
            property(finding.file()),
            position,
            title,
            data(finding.text()));
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
