package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.api.values.ConditionReason;
import io.streambus.operator.certificates.Finding.Severity;
import io.streambus.operator.certificates.RotationPlan.AuthorityStep;
import io.streambus.operator.certificates.secret.NamedSecrets;
import io.streambus.operator.certificates.secret.SecretInfo;
import io.streambus.operator.certificates.secret.SecretReader;
import io.streambus.operator.certificates.secret.SecretState;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.resources.objects.ManagedSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Carries out one plan: first what becomes of the authority, then the certificate. It may end
 * anywhere in between; what is left over is due in the next pass.
 */
final class Rotation {

  /** A refused write may come from a missing right, which nobody tells us of. */
  private static final Duration REQUEUE_AFTER = Duration.ofMinutes(1);

  private final Kubernetes kubernetes;
  private final CertificateIssuer signing;
  private final Instant now;
  private SelfSignedSecrets known;

  Rotation(Kubernetes kubernetes, CertificateIssuer signing, SelfSignedSecrets known, Instant now) {
    this.kubernetes = kubernetes;
    this.signing = signing;
    this.known = known;
    this.now = now;
  }

  CertificateUpdate carryOut(AuthorityStep step) {
    Optional<CaKeys> keys = keys(step);
    if (keys.isEmpty()) {
      return waitingFor(known.source().keys());
    }
    if (step != AuthorityStep.KEEP) {
      Optional<CertificateUpdate> stopped =
          write(known.source().keys(), "Opaque", keys.get().texts(), known.keys());
      if (stopped.isPresent()) {
        return stopped.get();
      }
    }
    return issue(keys.get());
  }

  private CertificateUpdate issue(CaKeys keys) {
    Optional<CaBundle> published = published(keys);
    if (published.isEmpty()) {
      return waitingFor(known.source().secret());
    }
    KeyMaterial certificate = signing.certificate(known.cluster(), keys.current(), now);
    return write(
            known.source().secret(),
            "kubernetes.io/tls",
            published.get().texts(certificate),
            known.certificate())
        .orElseGet(
            () ->
                new CertificateUpdate(
                    known.secrets(), ImmutableList.of(), Optional.of(known.plan(now).next())));
  }

  /** Empty when the Secret is not any more what the plan was made for. */
  private Optional<CaKeys> keys(AuthorityStep step) {
    if (step == AuthorityStep.MAKE) {
      return Optional.of(CaKeys.of(signing.authority(known.cluster(), now)));
    }
    Optional<CaKeys> stored =
        known.keys().flatMap(facts -> read(known.source().keys(), facts)).flatMap(CaKeys::of);
    return switch (step) {
      case ADD_SUCCESSOR ->
          stored.map(keys -> keys.withNext(signing.authority(known.cluster(), now)));
      case PROMOTE -> stored.map(CaKeys::promoted);
      default -> stored;
    };
  }

  private Optional<CaBundle> published(CaKeys keys) {
    Optional<SecretInfo> facts = known.certificate();
    return facts.isEmpty()
        ? Optional.of(CaBundle.of(keys, now))
        : read(known.source().secret(), facts.get())
            .map(stored -> CaBundle.of(keys, now).withFormer(stored));
  }

  private Optional<Secret> read(String name, SecretInfo facts) {
    return kubernetes
        .read(ManagedSecret.of(known.cluster(), name, "Opaque", Map.of()))
        .map(Secret.class::cast)
        .filter(found -> facts.version().equals(found.getMetadata().getResourceVersion()));
  }

  /** Empty when it is done. */
  private Optional<CertificateUpdate> write(
      String name, String type, Map<String, String> texts, Optional<SecretInfo> former) {
    Secret secret = ManagedSecret.of(known.cluster(), name, type, texts);
    former.ifPresent(facts -> secret.getMetadata().setResourceVersion(facts.version()));
    WriteResult result = kubernetes.writeSecret(secret);
    if (result instanceof WriteResult.Done done) {
      become(name, new SecretState.Present(SecretReader.read((Secret) done.live())));
      return Optional.empty();
    }
    return Optional.of(
        result instanceof WriteResult.Rejected rejected
            ? rejected(name, rejected)
            : waitingFor(name));
  }

  private CertificateUpdate rejected(String name, WriteResult.Rejected rejected) {
    Finding finding =
        new Finding(
            known.serves() ? Severity.DEGRADING : Severity.BLOCKING,
            ConditionReason.REQUEST_REJECTED,
            "the API server refuses %s with %d: %s"
                .formatted(known.secretRef(name), rejected.code(), rejected.message()));
    return new CertificateUpdate(
        known.secrets(), ImmutableList.of(finding), Optional.of(now.plus(REQUEUE_AFTER)));
  }

  /** The watch is about to tell what is there. */
  private CertificateUpdate waitingFor(String name) {
    become(name, new SecretState.Unknown());
    return new CertificateUpdate(known.secrets(), ImmutableList.of(), Optional.empty());
  }

  private void become(String name, SecretState state) {
    ImmutableMap<String, SecretState> states =
        ImmutableMap.<String, SecretState>builder()
            .putAll(known.secrets().states())
            .put(name, state)
            .buildKeepingLast();
    known = new SelfSignedSecrets(known.cluster(), known.source(), new NamedSecrets(states));
  }
}
