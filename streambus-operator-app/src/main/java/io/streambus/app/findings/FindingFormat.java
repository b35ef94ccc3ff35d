package io.streambus.app.findings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.streambus.api.text.ExternalText;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A format of findings. */
public enum FindingFormat {
  /** A line for each: {@code SEVERITY: NAMESPACE/NAME: PATH: TEXT (FILE:LINE:COLUMN)}. */
  TEXT {
    @Override
    public String format(List<Finding> findings) {
      return lines(
          findings,
          finding ->
              finding
                  .cluster()
                  .map(
                      cluster ->
                          "%s: %s: %s (%s)"
                              .formatted(
                                  finding.severity().title(),
                                  cluster,
                                  finding.text(),
                                  finding.location()))
                  .orElseGet(
                      () ->
                          "%s: %s: %s"
                              .formatted(
                                  finding.severity().title(), finding.file(), finding.text())));
    }
  },
  /** An object with the list {@code findings}. */
  JSON {
    @Override
    public String format(List<Finding> findings) {
      return json(JsonFindings.of(findings));
    }
  },
  /** Workflow commands, which GitHub shows beside the lines of a pull request. */
  GITHUB {
    @Override
    public String format(List<Finding> findings) {
      return lines(findings, GithubCommand::of);
    }
  },
  /** The Static Analysis Results Interchange Format, which code hosts import. */
  SARIF {
    @Override
    public String format(List<Finding> findings) {
      return json(Sarif.of(findings));
    }
  };

  private static final JsonMapper MAPPER = new JsonMapper();

  /** Returns the findings in this format, ending with a line break unless it is empty. */
  public abstract String format(List<Finding> findings);

  private static String lines(List<Finding> findings, Function<Finding, String> line) {
    return findings.stream()
        .map(finding -> ExternalText.line(line.apply(finding)) + "\n")
        .collect(Collectors.joining());
  }

  private static String json(JsonNode document) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
