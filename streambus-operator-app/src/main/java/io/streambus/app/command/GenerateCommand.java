package io.streambus.app.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.app.console.Console;
import io.streambus.app.console.ExitCode;
import io.streambus.app.findings.FindingFormat;
import io.streambus.app.generate.ClusterTemplate;
import io.streambus.app.input.SourceFiles;
import io.streambus.resources.ClusterInputs;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints a StreamBusCluster to start from. */
@Command(
    name = "generate",
    description =
        "Print a valid StreamBusCluster to start from, with the descriptions of its fields. Does"
            + " not need a Kubernetes cluster.",
    mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {

  @Option(
      names = "--name",
      paramLabel = "NAME",
      converter = DnsLabelConverter.class,
      description = "Name of the cluster (default: ${DEFAULT-VALUE}).")
  private String name = "my-cluster";

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      converter = DnsLabelConverter.class,
      description = "Namespace of the cluster (default: none, which leaves it to kubectl).")
  private Optional<String> namespace = Optional.empty();

  @Option(
      names = "--replicas",
      paramLabel = "COUNT",
      description = "Number of brokers (default: ${DEFAULT-VALUE}).")
  private int replicas = 3;

  @Option(
      names = "--storage",
      paramLabel = "SIZE",
      description = "Size of the message volume of each broker (default: ${DEFAULT-VALUE}).")
  private String storage = "10Gi";

  @Option(
      names = "--storage-class",
      paramLabel = "NAME",
      description = "StorageClass of the volumes (default: that of the Kubernetes cluster).")
  private Optional<String> storageClass = Optional.empty();

  @ArgGroup private TlsOptions tls = new TlsOptions();

  @Option(
      names = "--all",
      description = "Also print all other fields, as comments with their defaults.")
  private boolean all;

  private final Console console;

  GenerateCommand(Console console) {
    this.console = console;
  }

  /** The certificate of the brokers; at most one of them. */
  static final class TlsOptions {

    @Option(
        names = "--tls",
        description = "Encrypt client connections with a certificate that the operator signs.")
    private boolean selfSigned;

    @Option(
        names = "--tls-secret",
        paramLabel = "NAME",
        description = "Encrypt client connections with the certificate of this Secret.")
    private Optional<String> secret = Optional.empty();

    @Option(
        names = "--tls-issuer",
        paramLabel = "NAME",
        description = "Encrypt client connections with a certificate of this cert-manager Issuer.")
    private Optional<String> issuer = Optional.empty();

    private void addTo(ObjectNode spec) {
      if (!selfSigned && secret.isEmpty() && issuer.isEmpty()) {
        return;
      }
      ObjectNode tls = spec.putObject("security").putObject("tls").put("enabled", true);
      if (selfSigned) {
        tls.put("selfSigned", true);
      }
      secret.ifPresent(value -> tls.put("certSecretName", value));
      issuer.ifPresent(value -> tls.putObject("issuerRef").put("name", value));
    }
  }

  /** Prints nothing if the options make the cluster invalid. */
  @Override
  public Integer call() {
    ClusterTemplate template = template();
    String yaml = all ? template.asYamlWithAllFields() : template.asYaml();
    ClusterReport report = validate(yaml);
    if (report.exitCode() != ExitCode.OK) {
      console.err().print(FindingFormat.TEXT.format(report.findings()));
      console.err().flush();
      return report.exitCode().code();
    }
    console.out().print(yaml);
    console.out().flush();
    return ExitCode.OK.code();
  }

  private ClusterTemplate template() {
    ClusterTemplate template = ClusterTemplate.of(name, namespace);
    ObjectNode spec = template.spec();
    spec.put("replicas", replicas);
    ObjectNode volumes = spec.putObject("storage").put("size", storage);
    storageClass.ifPresent(value -> volumes.put("class", value));
    tls.addTo(spec);
    return template;
  }

  /** Judges a file that was generated. */
  static ClusterReport validate(String yaml) {
    return new ClusterFileReader(
            ClusterInputs.none(), "default", notEnforced -> false, UnaryOperator.identity())
        .read(
            SourceFiles.of(List.of("-")),
            new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
