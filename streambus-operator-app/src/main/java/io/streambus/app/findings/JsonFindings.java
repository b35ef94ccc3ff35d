package io.streambus.app.findings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Findings as a JSON object for other programs. Absent values are omitted. */
final class JsonFindings {

  private JsonFindings() {}

  static ObjectNode of(List<Finding> findings) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    var list = document.putArray("findings");
    findings.forEach(finding -> add(list.addObject(), finding));
    return document;
  }

  private static void add(ObjectNode json, Finding finding) {
    json.put("severity", finding.severity().title());
    json.put("file", finding.file());
    finding
        .position()
        .ifPresent(
            start -> {
              json.put("line", start.line());
              json.put("column", start.column());
            });
    finding.cluster().ifPresent(cluster -> json.put("cluster", cluster));
    if (!finding.path().isEmpty()) {
      json.put("path", finding.path());
    }
    json.put("message", finding.message());
  }
}
