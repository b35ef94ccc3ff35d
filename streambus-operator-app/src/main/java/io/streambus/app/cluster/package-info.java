/** Connections of commands to a Kubernetes cluster, and the objects that they read there. */
@NullMarked
package io.streambus.app.cluster;

import org.jspecify.annotations.NullMarked;
