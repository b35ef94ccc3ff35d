package io.streambus.app.command;

import com.google.common.collect.ImmutableMap;
import io.streambus.app.clientcert.CertificateAuthority;
import io.streambus.app.clientcert.CertificateSecret;
import io.streambus.app.clientcert.ClientAccess;
import io.streambus.app.clientcert.LifetimeConverter;
import io.streambus.app.cluster.Clusters;
import io.streambus.app.cluster.ConnectionOptions;
import io.streambus.app.cluster.KubernetesApi;
import io.streambus.app.cluster.StoredCluster;
import io.streambus.app.console.CommandException;
import io.streambus.app.console.Console;
import io.streambus.app.output.PrivateFiles;
import io.streambus.app.output.PrivateFiles.Existing;
import io.streambus.operator.certificates.ClientCertificateIssuer;
import io.streambus.operator.certificates.ClientCertificateIssuer.ClientCertificate;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Issues a client certificate. */
@Command(
    name = "client-cert",
    description =
        "Issue a client certificate with the CA of a self-signed cluster. Needs the permission to"
            + " read the Secret of the CA.",
    mixinStandardHelpOptions = true)
final class ClientCertCommand implements Runnable {

  private static final List<String> FILES = List.of("client.crt", "client.key", "ca.crt");

  @Parameters(paramLabel = "CLUSTER", description = "Name of the cluster.")
  private String name = "";

  @Option(
      names = "--subject",
      required = true,
      paramLabel = "SUBJECT",
      description = "Subject in the format of RFC 2253, such as CN=orders,O=Example.")
  private String subject = "";

  @Option(
      names = "--lifetime",
      paramLabel = "DURATION",
      defaultValue = "30d",
      converter = LifetimeConverter.class,
      description = "Lifetime, such as 12h or 30d, at most 90d (default: ${DEFAULT-VALUE}).")
  private Duration lifetime = Duration.ofDays(30);

  @Option(
      names = "--output-dir",
      paramLabel = "DIRECTORY",
      defaultValue = ".",
      description =
          "Existing directory for client.crt, client.key and ca.crt (default: the current one).")
  private Path directory = Path.of(".");

  @Option(
      names = "--secret",
      paramLabel = "NAME",
      converter = DnsLabelConverter.class,
      description = "Print the manifest of a Secret of this name instead of writing files.")
  private Optional<String> secret = Optional.empty();

  @Option(names = "--force", description = "Replace existing files.")
  private boolean force;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  private final Map<String, String> environment;
  private final Console console;

  ClientCertCommand(Map<String, String> environment, Console console) {
    this.environment = environment;
    this.console = console;
  }

  @Override
  public void run() {
    if (secret.isEmpty()) {
      PrivateFiles.require(FILES.stream().map(directory::resolve).toList(), existing());
    }
    try (KubernetesApi api = connection.connect(environment)) {
      StoredCluster cluster = new Clusters(api).get(api.namespace(), name);
      Instant now = Instant.now();
      ClientCertificate certificate = issue(CertificateAuthority.of(cluster, api, now), now);
      secret.ifPresentOrElse(
          secretName ->
              console
                  .out()
                  .println(
                      CertificateSecret.manifest(cluster.namespace(), secretName, certificate)),
          () -> write(certificate));
      ClientAccess.missing(cluster, certificate.subject())
          .ifPresent(hint -> console.err().println("note: " + hint));
    }
  }

  private ClientCertificate issue(ClientCertificateIssuer issuer, Instant now) {
    issuer
        .problem(subject)
        .ifPresent(
            problem -> {
              throw CommandException.invalidInput(
                  "the subject '%s' %s".formatted(subject, problem));
            });
    return issuer.issue(subject, lifetime, now);
  }

  private void write(ClientCertificate certificate) {
    PrivateFiles.write(
        ImmutableMap.of(
            directory.resolve(FILES.get(0)), utf8(certificate.certificate()),
            directory.resolve(FILES.get(1)), utf8(certificate.key()),
            directory.resolve(FILES.get(2)), utf8(certificate.ca())),
        existing());
    console
        .out()
        .println(
            "Wrote %s to %s: %s, valid until %s"
                .formatted(
                    String.join(", ", FILES),
                    directory,
                    certificate.subject(),
                    certificate.notAfter()));
  }

  private static ByteBuffer utf8(String text) {
    return StandardCharsets.UTF_8.encode(text);
  }

  private Existing existing() {
    return force ? Existing.REPLACE : Existing.KEEP;
  }
}
