package io.streambus.testkit.controlplane;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Tokens of users and the signing key of service accounts, stored in files.
 *
 * @param tokens token by user name
 */
record Credentials(
    Path tokenFile,
    Path serviceAccountPublicKey,
    Path serviceAccountPrivateKey,
    Map<String, String> tokens) {

  private static final String SUPERUSER_GROUP = "system:masters";
  private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

  /** Creates a token for each user. RBAC does not restrict {@code superusers}. */
  static Credentials create(Set<String> superusers, Set<String> others, WorkDirectory work) {
    Map<String, String> tokens = new LinkedHashMap<>();
    StringBuilder table = new StringBuilder();
    superusers.forEach(
        user -> table.append(line(user, tokens)).append(",\"" + SUPERUSER_GROUP + "\"\n"));
    others.forEach(user -> table.append(line(user, tokens)).append('\n'));
    KeyPair key = newKey();
    return new Credentials(
        work.write(work.file("tokens.csv"), table.toString()),
        work.write(
            work.file("service-account.pub"), pem("PUBLIC KEY", key.getPublic().getEncoded())),
        work.write(
            work.file("service-account.key"), pem("PRIVATE KEY", key.getPrivate().getEncoded())),
        Map.copyOf(tokens));
  }

  private String token(String user) {
    String token = tokens.get(user);
    if (token == null) {
      throw new IllegalArgumentException(
          "Unknown user " + user + "; known users: " + tokens.keySet());
    }
    return token;
  }

  private static String line(String user, Map<String, String> tokens) {
    String token = UUID.randomUUID().toString();
    tokens.put(user, token);
    return token + "," + user + "," + user;
  }

  private static KeyPair newKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has RSA", e);
    }
  }

  private static String pem(String type, byte[] encoded) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(type, PEM.encodeToString(encoded));
  }

  /** Returns a kubeconfig with one user, for processes and for clients. */
  String kubeconfig(String server, Path certificate, String user) {
    return """
    apiVersion: v1
    kind: Config
    clusters:
    - name: streambus-testkit
      cluster:
        server: %s
        certificate-authority: %s
    users:
    - name: "%s"
      user:
        token: %s
    contexts:
    - name: streambus-testkit
      context:
        cluster: streambus-testkit
        user: "%s"
        namespace: default
    current-context: streambus-testkit
    """
        .formatted(server, certificate, user, token(user), user);
  }
}
