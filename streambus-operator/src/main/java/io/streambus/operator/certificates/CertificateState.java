package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.certificates.Finding.Severity;
import io.streambus.operator.certificates.secret.CertificateInfo;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** State of the certificates of a cluster. */
public sealed interface CertificateState {

  /** TLS is disabled, and no pod has a certificate. */
  record NotApplicable() implements CertificateState {}

  /** The Secrets are being read. */
  record Unknown() implements CertificateState {}

  /**
   * The Secrets have been read.
   *
   * @param secretDisplayName the Secret, as named in messages
   * @param secretName name of the Secret
   * @param certificate broker certificate, if it can be parsed
   * @param expiring certificates that expire soon or have expired
   * @param findings problems, most severe first
   * @param nextChange when this state changes next by time alone
   */
  record Known(
      String secretDisplayName,
      String secretName,
      Optional<CertificateInfo> certificate,
      ImmutableList<Expiring> expiring,
      ImmutableList<Finding> findings,
      Optional<Instant> nextChange)
      implements CertificateState {

    /** Adds the problems and the time of the next change of another certificate. */
    Known with(Known other) {
      return new Known(
          secretDisplayName,
          secretName,
          certificate,
          concat(expiring, other.expiring),
          concat(findings, other.findings),
          Stream.of(nextChange, other.nextChange)
              .flatMap(Optional::stream)
              .min(Comparator.naturalOrder()));
    }

    /**
     * Returns the state of a certificate that only existing pods use. New pods do not need it, so
     * its problems delay nothing.
     */
    Known ofExistingPods() {
      return new Known(
          secretDisplayName,
          secretName,
          certificate,
          expiring,
          findings.stream().map(Finding::ofExistingPods).collect(ImmutableList.toImmutableList()),
          nextChange);
    }

    private static <T> ImmutableList<T> concat(List<T> first, List<T> second) {
      return ImmutableList.<T>builder().addAll(first).addAll(second).build();
    }
  }

  /**
   * A certificate that expires within the warning period, or has expired.
   *
   * @param secret the Secret, as named in messages
   * @param notAfter when it expires
   * @param expired whether that was before
   */
  record Expiring(String secret, Instant notAfter, boolean expired) {}

  /** This state if the Secrets have been read. */
  default Optional<Known> known() {
    return this instanceof Known known ? Optional.of(known) : Optional.empty();
  }

  /** The findings of one severity. */
  default ImmutableList<Finding> findings(Severity severity) {
    return known().stream()
        .flatMap(known -> known.findings().stream())
        .filter(finding -> finding.severity() == severity)
        .collect(ImmutableList.toImmutableList());
  }

  /** Whether pods that start now have a usable certificate. */
  default boolean allowsPodStart() {
    return !(this instanceof Unknown)
        && findings(Severity.BLOCKING).isEmpty()
        && findings(Severity.PENDING).isEmpty();
  }
}
