/**
 * Builders of the managed objects, one file per object, and {@link ManagedResources}, the list of
 * all of them.
 */
@NullMarked
package io.streambus.resources.objects;

import org.jspecify.annotations.NullMarked;
