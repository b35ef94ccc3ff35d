package io.streambus.app.clusterstatus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.api.text.ExternalText;
import io.streambus.app.cluster.ResourceType;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.clusterstatus.StatusTable.Columns;
import io.streambus.app.clusterstatus.StatusTable.Scope;
import io.streambus.app.console.Console;
import io.streambus.app.output.Documents;
import io.streambus.app.output.OutputFormat;
import io.streambus.app.output.Table;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Prints clusters in one of the formats of {@code -o}. */
public final class ClusterPrinter {

  private final Console console;
  private final Optional<OutputFormat> format;
  private final Scope scope;
  private final InstantSource clock;

  /** Widths of the columns that were printed. */
  private List<Integer> widths = List.of();

  /** Creates a printer; an empty format means a table. */
  public ClusterPrinter(
      Console console, Optional<OutputFormat> format, Scope scope, InstantSource clock) {
    this.console = console;
    this.format = format;
    this.scope = scope;
    this.clock = clock;
  }

  /** Prints clusters; a list of them is one object in JSON and YAML. */
  public void print(List<StoredCluster> clusters) {
    if (isTable()) {
      if (clusters.isEmpty()) {
        return;
      }
      Table table = table(clusters);
      widths = table.widths(widths);
      table.lines(console.terminal()).forEach(console.out()::println);
    } else if (format.get() == OutputFormat.NAME) {
      clusters.forEach(this::printChange);
    } else {
      console.out().println(document(list(clusters)));
    }
  }

  /** Prints a cluster that was requested by name. */
  public void printOne(StoredCluster cluster) {
    if (isTable()) {
      print(List.of(cluster));
    } else if (format.filter(OutputFormat.NAME::equals).isPresent()) {
      printChange(cluster);
    } else {
      console.out().println(document(cluster.document()));
    }
  }

  /** Prints one cluster below those that were printed. */
  public void printChange(StoredCluster cluster) {
    if (isTable()) {
      Table table = table(List.of(cluster));
      table.rowLines(table.widths(widths), console.terminal()).forEach(console.out()::println);
    } else if (format.get() == OutputFormat.NAME) {
      console
          .out()
          .println(
              ExternalText.line(
                  "streambuscluster.%s/%s"
                      .formatted(ResourceType.CLUSTERS.group(), cluster.name())));
    } else {
      String separator = format.get() == OutputFormat.YAML ? "---\n" : "";
      console.out().println(separator + document(cluster.document()));
    }
  }

  /** What is printed of a cluster, to find out whether it has changed. Ages change all the time. */
  Object visible(StoredCluster cluster) {
    return isTable()
        ? new StatusTable(columns(), Instant.EPOCH).of(List.of(cluster), scope)
        : cluster.document();
  }

  private boolean isTable() {
    return format.filter(each -> each != OutputFormat.WIDE).isEmpty();
  }

  private Table table(List<StoredCluster> clusters) {
    return new StatusTable(columns(), clock.instant()).of(clusters, scope);
  }

  private Columns columns() {
    return format.isPresent() ? Columns.WIDE : Columns.NARROW;
  }

  private String document(JsonNode object) {
    return format.filter(OutputFormat.YAML::equals).isPresent()
        ? Documents.yaml(object)
        : Documents.json(object);
  }

  private static JsonNode list(List<StoredCluster> clusters) {
    ObjectNode list =
        JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "List");
    clusters.forEach(each -> list.withArray("items").add(each.document()));
    if (clusters.isEmpty()) {
      list.putArray("items");
    }
    return list;
  }
}
