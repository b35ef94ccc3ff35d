package io.streambus.benchmarks.controlplane;

import static java.util.Comparator.naturalOrder;

import io.streambus.benchmarks.harness.BenchmarkFailedException;
import io.streambus.testkit.controlplane.AuditEntry;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A list of requests, with counts and rates. */
public record Requests(List<AuditEntry> entries) {

  private static final String CLUSTERS = "streambusclusters";

  /** Copies the list. */
  public Requests {
    entries = List.copyOf(entries);
  }

  /** Returns mutating requests, whether or not they succeeded. */
  public Requests writes() {
    return filter(AuditEntry::isWrite);
  }

  /** Returns reads of one object, without discovery requests for the CRD. */
  public Requests gets() {
    return filter(entry -> entry.verb().equals("get") && !entry.resource().isEmpty());
  }

  /** Returns requests that the API server rejected because of a conflicting write. */
  public Requests conflicts() {
    return filter(entry -> entry.code() == HttpURLConnection.HTTP_CONFLICT);
  }

  /** Returns status writes of clusters. */
  public Requests statusWrites() {
    return writes().filter(entry -> entry.resource().equals(CLUSTERS));
  }

  /** Returns the requests until the last cluster has received its first status. */
  public Requests untilFirstStatuses() {
    Map<List<String>, Instant> firsts =
        statusWrites().entries.stream()
            .collect(
                Collectors.toMap(
                    Requests::object, AuditEntry::timestamp, BinaryOperator.minBy(naturalOrder())));
    Instant end = firsts.values().stream().max(naturalOrder()).orElseThrow(Requests::noRequests);
    return filter(entry -> !entry.timestamp().isAfter(end));
  }

  /** Returns writes of events. */
  public Requests events() {
    return writes().filter(entry -> entry.resource().equals("events"));
  }

  /** Returns writes of the objects of clusters. */
  public Requests objectWrites() {
    return writes()
        .filter(entry -> !entry.resource().equals(CLUSTERS) && !entry.resource().equals("events"));
  }

  /** Returns the number of requests. */
  public int count() {
    return entries.size();
  }

  /** Returns the largest number of requests per object. */
  public double maxPerObject() {
    return perObject().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Returns the mean number of requests per object that received any. */
  public double meanPerObject() {
    return perObject().stream().mapToLong(Long::longValue).average().orElse(0);
  }

  /** Returns the number of objects that received any request. */
  public int objects() {
    return perObject().size();
  }

  /** Returns the time of the first response. */
  public Instant first() {
    return entries.stream()
        .map(AuditEntry::timestamp)
        .min(naturalOrder())
        .orElseThrow(Requests::noRequests);
  }

  /** Returns the time of the last response. */
  public Instant last() {
    return entries.stream()
        .map(AuditEntry::timestamp)
        .max(naturalOrder())
        .orElseThrow(Requests::noRequests);
  }

  /** Returns requests per second between the first and the last response. */
  public double rate() {
    return count() * 1e9 / Duration.between(first(), last()).toNanos();
  }

  /** Returns the number of requests by verb and resource, such as {@code patch services}. */
  public Map<String, Long> byVerbAndResource() {
    return entries.stream()
        .collect(Collectors.groupingBy(Requests::title, TreeMap::new, Collectors.counting()));
  }

  private Requests filter(Predicate<AuditEntry> condition) {
    return new Requests(entries.stream().filter(condition).toList());
  }

  private Collection<Long> perObject() {
    return entries.stream()
        .collect(Collectors.groupingBy(Requests::object, Collectors.counting()))
        .values();
  }

  private static List<String> object(AuditEntry entry) {
    return List.of(entry.group(), entry.resource(), entry.namespace(), entry.name());
  }

  private static String title(AuditEntry entry) {
    String subresource = entry.subresource().isEmpty() ? "" : "/" + entry.subresource();
    return entry.verb() + " " + entry.resource() + subresource;
  }

  private static BenchmarkFailedException noRequests() {
    return new BenchmarkFailedException("no requests found in the audit log");
  }
}
