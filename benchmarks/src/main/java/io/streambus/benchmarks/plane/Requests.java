package io.streambus.benchmarks.plane;

import io.streambus.benchmarks.harness.BenchmarkFailedException;
import io.streambus.testkit.controlplane.AuditEntry;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Some requests, and what can be counted of them. */
public record Requests(List<AuditEntry> entries) {

  private static final String CLUSTERS = "streambusclusters";

  /** Copies the list. */
  public Requests {
    entries = List.copyOf(entries);
  }

  /** Requests that ask for a change, whatever came of them. */
  public Requests writes() {
    return where(AuditEntry::isWrite);
  }

  /** Reads of one object; the question whether the server knows the CRD is none. */
  public Requests gets() {
    return where(entry -> entry.verb().equals("get") && !entry.resource().isEmpty());
  }

  /** Requests that the server refused because of another write. */
  public Requests conflicts() {
    return where(entry -> entry.code() == HttpURLConnection.HTTP_CONFLICT);
  }

  /** Writes of the status of a cluster. */
  public Requests statusWrites() {
    return writes().where(entry -> entry.resource().equals(CLUSTERS));
  }

  /** Writes of events. */
  public Requests events() {
    return writes().where(entry -> entry.resource().equals("events"));
  }

  /** Writes of the objects that a cluster is made of. */
  public Requests objectWrites() {
    return writes()
        .where(entry -> !entry.resource().equals(CLUSTERS) && !entry.resource().equals("events"));
  }

  /** Number of requests. */
  public int count() {
    return entries.size();
  }

  /** The largest number of requests for one object. */
  public double maxPerObject() {
    return perObject().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** The mean number of requests for the objects that had any. */
  public double meanPerObject() {
    return perObject().stream().mapToLong(Long::longValue).average().orElse(0);
  }

  /** The number of objects that had any request. */
  public int objects() {
    return perObject().size();
  }

  /** When the first was answered. */
  public Instant first() {
    return entries.stream()
        .map(AuditEntry::at)
        .min(Comparator.naturalOrder())
        .orElseThrow(Requests::none);
  }

  /** When the last was answered. */
  public Instant last() {
    return entries.stream()
        .map(AuditEntry::at)
        .max(Comparator.naturalOrder())
        .orElseThrow(Requests::none);
  }

  /** Requests per second between the first and the last answer. */
  public double rate() {
    return count() * 1e9 / Duration.between(first(), last()).toNanos();
  }

  /** Number of requests by verb and resource, such as {@code patch services}. */
  public Map<String, Long> byVerbAndResource() {
    return entries.stream()
        .collect(Collectors.groupingBy(Requests::title, TreeMap::new, Collectors.counting()));
  }

  private Requests where(Predicate<AuditEntry> condition) {
    return new Requests(entries.stream().filter(condition).toList());
  }

  private Collection<Long> perObject() {
    Function<AuditEntry, List<String>> key =
        entry -> List.of(entry.group(), entry.resource(), entry.namespace(), entry.name());
    return entries.stream().collect(Collectors.groupingBy(key, Collectors.counting())).values();
  }

  private static String title(AuditEntry entry) {
    String subresource = entry.subresource().isEmpty() ? "" : "/" + entry.subresource();
    return entry.verb() + " " + entry.resource() + subresource;
  }

  private static BenchmarkFailedException none() {
    return new BenchmarkFailedException("there was no request at all");
  }
}
