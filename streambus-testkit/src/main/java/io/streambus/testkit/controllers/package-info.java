/**
 * The decisions of the controllers and nodes that a StatefulSet depends on, as pure functions of a
 * {@link io.streambus.testkit.controllers.decision.ClusterState}. What executes the decisions is
 * elsewhere: an in-memory cluster, or a client of an API server.
 */
@NullMarked
package io.streambus.testkit.controllers;

import org.jspecify.annotations.NullMarked;
