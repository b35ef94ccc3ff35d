package io.streambus.testkit.controllers.statefulset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.streambus.resources.canonical.CanonicalForm;
import io.streambus.resources.canonical.Sha256;
import io.streambus.testkit.controllers.decision.Copies;
import io.streambus.testkit.controllers.decision.Owners;
import io.streambus.testkit.controllers.decision.Write;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** A version of the pod template of a StatefulSet, stored as a ControllerRevision. */
public record Revision(ControllerRevision object) {

  /** Label of pods with the name of their revision. */
  public static final String LABEL = "controller-revision-hash";

  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
  private static final String SPEC = "spec";
  private static final String TEMPLATE = "template";
  private static final String PATCH = "$patch";
  private static final int HASH_LENGTH = 10;

  /** The revision of the current pod template of a StatefulSet, with a revision number. */
  static Revision of(StatefulSet set, long number) {
    PodTemplateSpec template = set.getSpec().getTemplate();
    String hash = hash(template);
    // spotless:off
    return new Revision(
        new ControllerRevisionBuilder()
            .withNewMetadata()
                .withNamespace(set.getMetadata().getNamespace())
                .withName(name(set))
                .withLabels(template.getMetadata() == null ? Map.of() : template.getMetadata().getLabels())
                .addToLabels("controller.kubernetes.io/hash", hash)
                .withAnnotations(set.getMetadata().getAnnotations())
                .withOwnerReferences(Owners.controller(set))
            .endMetadata()
            .withRevision(number)
            .withData(data(template))
            .build());
    // spotless:on
  }

  /** The name of the revision of the current pod template, with a digest of the template. */
  static String name(StatefulSet set) {
    return set.getMetadata().getName() + "-" + hash(set.getSpec().getTemplate());
  }

  private static String hash(PodTemplateSpec template) {
    return Sha256.hex(CanonicalForm.json(template)).substring(0, HASH_LENGTH);
  }

  private static Map<String, Object> data(PodTemplateSpec template) {
    Map<?, ?> tree = SERIALIZATION.convertValue(template, Map.class);
    ImmutableMap.Builder<String, Object> patch = ImmutableMap.builder();
    tree.forEach((key, value) -> patch.put(String.valueOf(key), value));
    return Map.of(SPEC, Map.of(TEMPLATE, patch.put(PATCH, "replace").buildOrThrow()));
  }

  /** The pod template; empty if the data has another form. */
  public Optional<PodTemplateSpec> template() {
    Object template = CanonicalForm.tree(object.getData()).path(SPEC).path(TEMPLATE).deepCopy();
    return template instanceof ObjectNode tree
        ? Optional.of(SERIALIZATION.convertValue(tree.without(PATCH), PodTemplateSpec.class))
        : Optional.empty();
  }

  String name() {
    return object.getMetadata().getName();
  }

  long number() {
    return object.getRevision();
  }

  boolean hasSameTemplate(Revision other) {
    return Arrays.equals(
        CanonicalForm.json(object.getData()), CanonicalForm.json(other.object().getData()));
  }

  boolean isOf(Pod pod) {
    return pod.getMetadata().getLabels() != null
        && name().equals(pod.getMetadata().getLabels().get(LABEL));
  }

  Write renumber(long number) {
    ControllerRevision copy = Copies.of(object);
    copy.setRevision(number);
    return new Write.Update(copy);
  }
}
