package io.streambus.operator.certificates;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.streambus.api.vocabulary.ConditionReason;
import io.streambus.operator.certificates.Finding.Effect;
import io.streambus.operator.certificates.RotationPlan.AuthorityStep;
import io.streambus.operator.port.Kubernetes;
import io.streambus.operator.port.WriteResult;
import io.streambus.operator.secrets.NamedSecrets;
import io.streambus.operator.secrets.SecretFacts;
import io.streambus.operator.secrets.SecretReader;
import io.streambus.operator.secrets.SecretState;
import io.streambus.resources.objects.KeptSecret;
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
  private static final Duration ASK_AGAIN = Duration.ofMinutes(1);

  private final Kubernetes kubernetes;
  private final SelfSigning signing;
  private final Instant now;
  private SelfSignedSecrets known;

  Rotation(Kubernetes kubernetes, SelfSigning signing, SelfSignedSecrets known, Instant now) {
    this.kubernetes = kubernetes;
    this.signing = signing;
    this.known = known;
    this.now = now;
  }

  KeptCertificates carryOut(AuthorityStep step) {
    Optional<AuthorityKeys> keys = keys(step);
    if (keys.isEmpty()) {
      return waitingFor(known.source().keys());
    }
    if (step != AuthorityStep.KEEP) {
      Optional<KeptCertificates> stopped =
          write(known.source().keys(), "Opaque", keys.get().texts(), known.keys());
      if (stopped.isPresent()) {
        return stopped.get();
      }
    }
    return issue(keys.get());
  }

  private KeptCertificates issue(AuthorityKeys keys) {
    Optional<PublishedAuthorities> published = published(keys);
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
                new KeptCertificates(
                    known.secrets(), ImmutableList.of(), Optional.of(known.plan(now).next())));
  }

  /** Empty when the Secret is not any more what the plan was made for. */
  private Optional<AuthorityKeys> keys(AuthorityStep step) {
    if (step == AuthorityStep.MAKE) {
      return Optional.of(AuthorityKeys.of(signing.authority(known.cluster(), now)));
    }
    Optional<AuthorityKeys> stored =
        known
            .keys()
            .flatMap(facts -> read(known.source().keys(), facts))
            .flatMap(AuthorityKeys::of);
    return switch (step) {
      case ADD_SUCCESSOR ->
          stored.map(keys -> keys.withNext(signing.authority(known.cluster(), now)));
      case PROMOTE -> stored.map(AuthorityKeys::promoted);
      default -> stored;
    };
  }

  private Optional<PublishedAuthorities> published(AuthorityKeys keys) {
    Optional<SecretFacts> facts = known.certificate();
    return facts.isEmpty()
        ? Optional.of(PublishedAuthorities.of(keys, now))
        : read(known.source().secret(), facts.get())
            .map(stored -> PublishedAuthorities.of(keys, now).withFormer(stored));
  }

  private Optional<Secret> read(String name, SecretFacts facts) {
    return kubernetes
        .read(KeptSecret.of(known.cluster(), name, "Opaque", Map.of()))
        .map(Secret.class::cast)
        .filter(found -> facts.version().equals(found.getMetadata().getResourceVersion()));
  }

  /** Empty when it is done. */
  private Optional<KeptCertificates> write(
      String name, String type, Map<String, String> texts, Optional<SecretFacts> former) {
    Secret secret = KeptSecret.of(known.cluster(), name, type, texts);
    former.ifPresent(facts -> secret.getMetadata().setResourceVersion(facts.version()));
    WriteResult result = kubernetes.keep(secret);
    if (result instanceof WriteResult.Done done) {
      become(name, new SecretState.Present(SecretReader.read((Secret) done.live())));
      return Optional.empty();
    }
    return Optional.of(
        result instanceof WriteResult.Refused refused ? refused(name, refused) : waitingFor(name));
  }

  private KeptCertificates refused(String name, WriteResult.Refused refused) {
    Finding finding =
        new Finding(
            known.serves() ? Effect.HARMS : Effect.STOPS,
            ConditionReason.API_REFUSED,
            "the API server refuses %s with %d: %s"
                .formatted(known.place(name), refused.code(), refused.message()));
    return new KeptCertificates(
        known.secrets(), ImmutableList.of(finding), Optional.of(now.plus(ASK_AGAIN)));
  }

  /** The watch is about to tell what is there. */
  private KeptCertificates waitingFor(String name) {
    become(name, new SecretState.Unknown());
    return new KeptCertificates(known.secrets(), ImmutableList.of(), Optional.empty());
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
