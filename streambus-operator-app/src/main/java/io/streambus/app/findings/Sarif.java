package io.streambus.app.findings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/** Findings in the Static Analysis Results Interchange Format (SARIF), version 2.1.0. */
final class Sarif {

  private static final String VERSION = "2.1.0";
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private Sarif() {}

  static ObjectNode of(List<Finding> findings) {
    ObjectNode log = JsonNodeFactory.instance.objectNode();
    log.put("$schema", SCHEMA);
    log.put("version", VERSION);
    ObjectNode run = log.putArray("runs").addObject();
    ArrayNode rules =
        run.putObject("tool").putObject("driver").put("name", "streambus").putArray("rules");
    for (Severity severity : Severity.values()) {
      rules
          .addObject()
          .put("id", severity.title())
          .putObject("shortDescription")
          .put("text", severity.description());
    }
    var results = run.putArray("results");
    findings.forEach(finding -> add(results.addObject(), finding));
    return log;
  }

  private static void add(ObjectNode result, Finding finding) {
    result.put("ruleId", finding.severity().title());
    result.put("level", finding.severity().title());
    String cluster = finding.cluster().map(name -> name + ": ").orElse("");
    result.putObject("message").put("text", cluster + finding.text());
    ObjectNode location = result.putArray("locations").addObject().putObject("physicalLocation");
    location.putObject("artifactLocation").put("uri", uri(finding.file()));
    finding
        .position()
        .ifPresent(
            start ->
                location
                    .putObject("region")
                    .put("startLine", start.line())
                    .put("startColumn", start.column()));
  }

  /** A relative path remains relative: code hosts look it up in the repository. */
  private static String uri(String file) {
    Path path = Path.of(file);
    return path.isAbsolute()
        ? path.toUri().toString()
        : Path.of("/").resolve(path).toUri().getRawPath().substring(1);
  }
}
