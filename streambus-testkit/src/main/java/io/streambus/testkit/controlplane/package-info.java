/**
 * Runs a real Kubernetes control plane on this machine: etcd, API server, controller manager,
 * scheduler, and kwok in place of kubelets. All processes listen on the loopback interface only.
 */
@NullMarked
@PublicApi
package io.streambus.testkit.controlplane;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
