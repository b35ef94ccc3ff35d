package io.streambus.resources.podsecurity;

import com.google.common.collect.ImmutableList;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.validation.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rules for the complete pods of a cluster, wherever their fields come from: the spec, its partial
 * pod template, the defaults, or a template that is retained.
 */
public final class PodPolicyRules {

  private PodPolicyRules() {}

  /**
   * Returns why the policy does not permit the pods of a cluster, at most one problem for each path
   * of the spec; empty if it permits them.
   */
  public static List<Problem> problems(
      BrokerCluster cluster, PodTemplateSpec template, PodPolicy policy) {
    PodTree pod = PodTree.of(template);
    var check = new PodPolicyCheck(policy, new SpecPaths(cluster));
    Map<String, Problem> problems = new LinkedHashMap<>();
    Stream.of(
            check.level(pod),
            check.images(pod),
            check.serviceAccount(pod, cluster.serviceAccount()),
            check.priorityClass(pod))
        .flatMap(found -> found)
        .forEach(problem -> problems.putIfAbsent(problem.path(), problem));
    return ImmutableList.copyOf(problems.values());
  }
}
