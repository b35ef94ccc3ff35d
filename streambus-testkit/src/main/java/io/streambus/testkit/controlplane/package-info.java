/**
 * Runs a real Kubernetes control plane on this machine: etcd, API server, controller manager,
 * scheduler, and kwok in place of kubelets. All processes listen on the loopback interface only.
 */
@NullMarked
package io.streambus.testkit.controlplane;

import org.jspecify.annotations.NullMarked;
