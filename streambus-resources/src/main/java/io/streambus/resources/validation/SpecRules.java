package io.streambus.resources.validation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.SpecParseError;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.StreamBusClusterSpec;
import io.streambus.api.openapi.Violation;
import io.streambus.resources.defaults.SpecDefaults;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * All rules: the schema of the CRD, and what it cannot express, such as rules for several fields.
 */
public final class SpecRules {

  private static final ImmutableList<Function<StreamBusClusterSpec, Stream<Problem>>> RULES =
      ImmutableList.of(
          ResourceRules::check,
          Quantities::checkVolumeSizes,
          ConfigRules::check,
          OverrideRules::check,
          AuditLogRules::check,
          CertificateRules::check,
          NetworkRules::check,
          Durations::checkScrapeInterval,
          PodRules::check,
          TemplateRules::check);

  /** More than anyone reads. A map of a megabyte could contain a hundred thousand. */
  static final int MAX_PROBLEMS = 100;

  private SpecRules() {}

  /**
   * Returns the problems of a resource, in the order of the rules; empty if the resource is valid.
   * Of more than a hundred, the last one says that there are more.
   */
  public static List<Problem> problems(StreamBusCluster cluster) {
    return first(
        Stream.of(
                MetadataRules.check(cluster), AnnotationRules.check(cluster), specProblems(cluster))
            .flatMap(problems -> problems));
  }

  /** Does not look for more than a hundred problems, nor compose their texts. */
  public static List<Problem> first(Stream<Problem> all) {
    List<Problem> problems = all.limit(MAX_PROBLEMS + 1L).toList();
    return problems.size() <= MAX_PROBLEMS
        ? problems
        : ImmutableList.<Problem>builder()
            .addAll(problems.subList(0, MAX_PROBLEMS))
            .add(
                new Problem(
                    problems.get(MAX_PROBLEMS).path(),
                    "",
                    "is invalid, as further values may be; correct those listed before first"))
            .build();
  }

  /** A value that violates the schema is reported once. */
  private static Stream<Problem> specProblems(StreamBusCluster cluster) {
    List<Problem> violations = schemaProblems(cluster);
    ImmutableSet<String> paths =
        violations.stream().map(Problem::path).collect(ImmutableSet.toImmutableSet());
    StreamBusClusterSpec spec =
        cluster
            .parseError()
            .flatMap(SpecParseError::readable)
            .orElseGet(() -> SpecDefaults.specOf(cluster));
    return Stream.concat(
        violations.stream(),
        RULES.stream()
            .flatMap(rule -> rule.apply(spec))
            .filter(problem -> !paths.contains(problem.path())));
  }

  private static List<Problem> schemaProblems(StreamBusCluster cluster) {
    List<Violation> violations = cluster.violations();
    return violations.isEmpty()
        ? cluster.parseError().map(SpecRules::mismatch).stream().toList()
        : violations.stream().map(Problem::of).toList();
  }

  private static Problem mismatch(SpecParseError error) {
    return new Problem(error.path(), "", "must be of the type and within the range of this field");
  }
}
