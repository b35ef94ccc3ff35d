package io.streambus.app.command;

import com.google.common.collect.Comparators;
import com.google.common.collect.Multiset;
import com.google.common.collect.TreeMultiset;
import io.streambus.app.console.ExitCode;
import io.streambus.app.findings.Finding;
import io.streambus.app.findings.Severity;
import io.streambus.app.input.ClusterDocument;
import io.streambus.app.input.ClusterFile;
import io.streambus.app.input.InvalidFileException;
import io.streambus.app.input.SourceFile;
import io.streambus.app.input.SourceFiles;
import io.streambus.resources.ClusterInputs;
import io.streambus.resources.Resolution;
import io.streambus.resources.Resolution.Rejected;
import io.streambus.resources.Resolution.Resolved;
import io.streambus.resources.enforcement.NotEnforced;
import io.streambus.resources.tenants.Overcommitment;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the clusters of files one after the other, and resolves them as the operator would if they
 * did not exist yet.
 */
final class ClusterFileReader {

  private final ClusterInputs inputs;
  private final String namespace;
  private final Predicate<NotEnforced> notes;
  private final UnaryOperator<Finding> severity;

  private final List<ValidCluster> clusters = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, ClusterDocument> first = new HashMap<>();
  private final Multiset<String> otherKinds = TreeMultiset.create();
  private ExitCode exitCode = ExitCode.OK;

  /**
   * Creates a reader.
   *
   * @param namespace namespace of clusters that do not specify one
   * @param notes which fields that nothing enforces to report
   * @param severity replaces findings by those with the severity that the user wants
   */
  ClusterFileReader(
      ClusterInputs inputs,
      String namespace,
      Predicate<NotEnforced> notes,
      UnaryOperator<Finding> severity) {
    this.inputs = inputs;
    this.namespace = namespace;
    this.notes = notes;
    this.severity = severity;
  }

  /** Reads all files, even if some of them are invalid. */
  ClusterReport read(SourceFiles sources, InputStream standardInput) {
    sources.files().forEach(file -> read(file, standardInput));
    sources
        .skipped()
        .forEach(
            (path, reason) -> findings.add(Finding.note(path.toString(), "skipped; " + reason)));
    if (!otherKinds.isEmpty()) {
      findings.add(Finding.note(sources.title(), "skipped " + counts(otherKinds)));
    }
    if (clusters.isEmpty() && exitCode == ExitCode.OK) {
      throw InvalidFileException.withoutCluster(sources.title());
    }
    return new ClusterReport(clusters, findings, exitCode);
  }

  private static String counts(Multiset<String> kinds) {
    return kinds.entrySet().stream()
        .map(
            entry ->
                entry.getCount() == 1
                    ? entry.getElement()
                    : "%d x %s".formatted(entry.getCount(), entry.getElement()))
        .collect(Collectors.joining(", "));
  }

  private void read(SourceFile file, InputStream standardInput) {
    try {
      ClusterFile content = ClusterFile.of(file, standardInput);
      content.clusters(namespace).forEach(this::resolve);
      otherKinds.addAll(content.otherKinds());
    } catch (InvalidFileException e) {
      findings.add(Finding.error(file, e));
      fail(ExitCode.INVALID_INPUT);
    }
  }

  private void resolve(ClusterDocument document) {
    Resolution resolution = document.resolve(inputs);
    List<Finding> found = findings(document, resolution).map(severity).toList();
    findings.addAll(found);
    if (found.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      fail(ExitCode.FAILED);
    } else if (resolution instanceof Resolved resolved) {
      clusters.add(new ValidCluster(document, resolved));
    }
  }

  private Stream<Finding> findings(ClusterDocument document, Resolution resolution) {
    if (resolution instanceof Rejected rejected) {
      return rejected.problems().stream().map(problem -> Finding.error(document, problem));
    }
    Resolved resolved = (Resolved) resolution;
    return Stream.of(
            resolved.notEnforced().stream()
                .filter(notes)
                .map(field -> Finding.note(document, field)),
            Overcommitment.of(resolved.cluster()).stream()
                .map(
                    overcommitment ->
                        Finding.warning(document, "spec.multiTenancy", overcommitment.toString())),
            duplicate(document))
        .flatMap(each -> each);
  }

  private Stream<Finding> duplicate(ClusterDocument document) {
    ClusterDocument former = first.putIfAbsent(document.namespacedName(), document);
    return former == null
        ? Stream.empty()
        : Stream.of(
            Finding.warning(
                document,
                "metadata.name",
                "the cluster is also in %s, and only the last one takes effect"
                    .formatted(former.source().title())));
  }

  private void fail(ExitCode code) {
    exitCode = Comparators.max(exitCode, code);
  }
}
