package io.streambus.resources.extension;

import com.google.common.collect.ImmutableList;
import io.streambus.api.StreamBusCluster;
import io.streambus.api.text.ExternalText;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.validation.Problem;
import io.streambus.resources.validation.SpecRules;
import java.util.List;

/**
 * An extension with what it declares once.
 *
 * @param name name of the extension
 */
record RegisteredExtension(
    String name,
    ClusterExtension extension,
    ImmutableList<AdditionalObject<?>> additionalObjects,
    ImmutableList<ObjectCustomizer<?>> customizers) {

  /**
   * Reads the declarations.
   *
   * @throws InvalidExtensionException if they are invalid
   */
  static RegisteredExtension of(ClusterExtension extension) {
    return new RegisteredExtension(
        Declarations.name(extension),
        extension,
        Declarations.additionalObjects(extension),
        Declarations.customizers(extension));
  }

  ExtensionCall call(String operation) {
    return new ExtensionCall(name, operation);
  }

  /** A list that does not end is read up to the limit. */
  List<Problem> problems(StreamBusCluster resource, BrokerCluster cluster) {
    return call("validating " + cluster.name())
        .answer(
            () ->
                SpecRules.first(
                    extension.problems(resource, cluster).stream()
                        .map(RegisteredExtension::truncated)));
  }

  private static Problem truncated(Problem problem) {
    return new Problem(
        problem.path(),
        problem.value(),
        ExternalText.line(problem.message(), ExternalText.MAX_EXPLANATION));
  }
}
