/**
 * Pure functions from a StreamBusCluster to its Kubernetes objects.
 *
 * <p>{@link io.streambus.resources.ClusterResolver} validates the spec and fills in defaults;
 * {@link io.streambus.resources.DesiredResources} builds the objects. Nothing in this module uses a
 * client, a clock or a thread.
 */
@NullMarked
@PublicApi
package io.streambus.resources;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
