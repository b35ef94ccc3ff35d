/**
 * One file for each object that the operator makes, and {@link ManagedObjects}, the list of all.
 */
@NullMarked
package io.streambus.resources.objects;

import org.jspecify.annotations.NullMarked;
