package io.streambus.app.command;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import io.streambus.resources.model.OperatorPods;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options for which pods NetworkPolicies allow to access the admin API of brokers. */
final class OperatorPodOptions {

  @Option(
      names = "--operator-namespace",
      paramLabel = "NAMESPACE",
      converter = DnsLabelConverter.class,
      description =
          "Namespace whose pods NetworkPolicies allow to access the admin API (default: the"
              + " namespace of the operator pod).")
  private Optional<String> namespace = Optional.empty();

  @Option(
      names = "--operator-pod-labels",
      paramLabel = "KEY=VALUE[,KEY=VALUE]",
      converter = LabelsConverter.class,
      description =
          "Labels of the operator pod: of the pods in that namespace, NetworkPolicies allow only"
              + " those with these labels (default: none, which allows all pods of the namespace).")
  private Labels labels = new Labels(ImmutableMap.of());

  /** Labels of a pod. Not a map, to which the command line would add one entry at a time. */
  private record Labels(ImmutableMap<String, String> values) {}

  /**
   * Returns the pods; empty outside of Kubernetes without {@code --operator-namespace}.
   *
   * @param own namespace of the pod of the operator; empty outside of Kubernetes
   */
  Optional<OperatorPods> pods(Optional<String> own) {
    return namespace.or(() -> own).map(operator -> new OperatorPods(operator, labels.values()));
  }

  /** Converts labels. The API server would reject the NetworkPolicies if they were invalid. */
  static final class LabelsConverter implements ITypeConverter<Labels> {

    private static final String NAME = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";
    private static final String DOMAIN = "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?";
    private static final Pattern KEY = Pattern.compile("(" + DOMAIN + "/)?" + NAME);
    private static final Pattern VALUE = Pattern.compile("(" + NAME + ")?");

    @Override
    public Labels convert(String text) {
      try {
        ImmutableMap<String, String> labels =
            ImmutableMap.copyOf(Splitter.on(',').withKeyValueSeparator('=').split(text));
        labels.forEach(LabelsConverter::check);
        return new Labels(labels);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'%s' is not a list of labels such as app.kubernetes.io/name=streambus-operator"
                .formatted(text));
      }
    }

    private static void check(String key, String value) {
      if (!KEY.matcher(key).matches() || !VALUE.matcher(value).matches()) {
        throw new IllegalArgumentException(key);
      }
    }
  }
}
