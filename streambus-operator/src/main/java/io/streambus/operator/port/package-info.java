/**
 * What the reconcile line needs of Kubernetes. Adapters stand behind it: a real client, a
 * simulation.
 */
@NullMarked
package io.streambus.operator.port;

import org.jspecify.annotations.NullMarked;
