/** One reconciliation of one cluster, from custom resource to status. */
@NullMarked
package io.streambus.operator.reconcile;

import org.jspecify.annotations.NullMarked;
