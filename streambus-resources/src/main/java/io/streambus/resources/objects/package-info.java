/**
 * One file for each object that the operator manages, and {@link ManagedResources}, the list of all
 * of them.
 */
@NullMarked
package io.streambus.resources.objects;

import org.jspecify.annotations.NullMarked;
