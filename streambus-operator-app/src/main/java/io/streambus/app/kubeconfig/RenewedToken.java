package io.streambus.app.kubeconfig;

import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The token of a credential plugin, which runs again before the token expires. */
final class RenewedToken implements OAuthTokenProvider {

  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final Supplier<ExecCredential> plugin;
  private ExecCredential credential;

  RenewedToken(ExecCredential credential, Supplier<ExecCredential> plugin) {
    this.credential = credential;
    this.plugin = plugin;
  }

  @Override
  public synchronized String getToken() {
    Instant soon = Instant.now().plus(MARGIN);
    if (credential.end().filter(soon::isAfter).isPresent()) {
      credential = plugin.get();
    }
    return credential.token().orElse("");
  }
}
