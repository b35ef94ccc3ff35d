package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.api.values.ConditionReason;
import io.streambus.operator.certificates.CaKeys.CaBundle;
import io.streambus.operator.certificates.CertificateGenerator.KeyMaterial;
import io.streambus.operator.certificates.CertificateStateFactory.CertificateUpdate;
import io.streambus.operator.certificates.Finding.Severity;
import io.streambus.operator.certificates.RotationPlan.CaAction;
import io.streambus.operator.certificates.secret.NamedSecrets.SecretState;
import io.streambus.operator.certificates.secret.SecretInfo;
import io.streambus.operator.certificates.secret.SecretReader;
import io.streambus.operator.kubernetes.Kubernetes;
import io.streambus.operator.kubernetes.WriteResult;
import io.streambus.resources.objects.ManagedSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Executes a rotation plan: first the CA step, then the certificate. If it is interrupted, the next
 * reconciliation executes the rest.
 */
final class Rotation {

  private static final Logger log = LoggerFactory.getLogger(Rotation.class);

  /** A rejected write may be due to a missing permission; no event reports when it is granted. */
  private static final Duration REQUEUE_AFTER = Duration.ofMinutes(1);

  private final Kubernetes kubernetes;
  private final CertificateIssuer issuer;
  private final Instant now;
  private SelfSignedSecrets secrets;

  Rotation(
      Kubernetes kubernetes, CertificateIssuer issuer, SelfSignedSecrets secrets, Instant now) {
    this.kubernetes = kubernetes;
    this.issuer = issuer;
    this.secrets = secrets;
    this.now = now;
  }

  CertificateUpdate execute(CaAction step) {
    Optional<CaKeys> keys = updatedKeys(step);
    if (keys.isEmpty()) {
      return waitingFor(secrets.source().caKeySecret());
    }
    if (step != CaAction.RETAIN) {
      Optional<CertificateUpdate> failure =
          write(
              secrets.source().caKeySecret(),
              "Opaque",
              keys.get().secretData(),
              secrets.caSecret());
      if (failure.isPresent()) {
        return failure.get();
      }
    }
    return issue(keys.get());
  }

  private CertificateUpdate issue(CaKeys keys) {
    KeyMaterial certificate = issuer.issueCertificate(secrets.cluster(), keys.current(), now);
    return write(
            secrets.source().secret(),
            "kubernetes.io/tls",
            CaBundle.of(keys, now).secretData(certificate),
            secrets.certificateSecret())
        .orElseGet(
            () ->
                new CertificateUpdate(
                    secrets.states(),
                    secrets.validityFindings(now),
                    Optional.of(secrets.plan(now).nextAction())));
  }

  /** Empty if the Secret has changed since the plan was computed. */
  private Optional<CaKeys> updatedKeys(CaAction step) {
    if (step == CaAction.CREATE) {
      return Optional.of(CaKeys.of(issuer.issueCa(secrets.cluster(), now)));
    }
    Optional<CaKeys> stored =
        secrets
            .caSecret()
            .flatMap(info -> read(secrets.source().caKeySecret(), info))
            .flatMap(CaKeys::of);
    return switch (step) {
      case ADD_NEXT -> stored.map(keys -> keys.withNext(issuer.issueCa(secrets.cluster(), now)));
      case PROMOTE -> stored.map(CaKeys::promoted);
      default -> stored;
    };
  }

  private Optional<Secret> read(String name, SecretInfo info) {
    return kubernetes
        .secret(secrets.cluster().namespace(), name)
        .filter(found -> info.resourceVersion().equals(found.getMetadata().getResourceVersion()));
  }

  /** Empty on success. */
  private Optional<CertificateUpdate> write(
      String name, String type, Map<String, String> data, Optional<SecretInfo> previous) {
    Secret secret = ManagedSecret.of(secrets.cluster(), name, type, data);
    previous.ifPresent(info -> secret.getMetadata().setResourceVersion(info.resourceVersion()));
    WriteResult result = kubernetes.writeSecret(secret);
    if (result instanceof WriteResult.Success done) {
      setState(name, new SecretState.Present(SecretReader.read((Secret) done.live())));
      log.atInfo()
          .addKeyValue("secret", name)
          .addKeyValue("reason", previous.isPresent() ? "renewal" : "it does not exist")
          .log("Issued certificate");
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
            secrets.hasUsableCertificate() ? Severity.DEGRADING : Severity.BLOCKING,
            ConditionReason.REQUEST_REJECTED,
            "the API server rejected %s (HTTP %d): %s; resolve this; the operator retries every minute"
                .formatted(secrets.secretRef(name), rejected.code(), rejected.message()));
    return new CertificateUpdate(
        secrets.states(), ImmutableList.of(finding), Optional.of(now.plus(REQUEUE_AFTER)));
  }

  /** Marks the Secret as unknown until the watch reports its state. */
  private CertificateUpdate waitingFor(String name) {
    setState(name, new SecretState.Unknown());
    return new CertificateUpdate(secrets.states(), ImmutableList.of(), Optional.empty());
  }

  private void setState(String name, SecretState state) {
    secrets = secrets.with(name, state);
  }
}
