/**
 * From a StreamBusCluster to the Kubernetes objects that bring it about, by pure functions: resolve
 * fills defaults and checks rules, build makes the objects. Nothing here has a client, a clock or a
 * thread.
 */
@NullMarked
package io.streambus.resources;

import org.jspecify.annotations.NullMarked;
