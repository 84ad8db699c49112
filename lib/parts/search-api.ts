import { searchEndpointOf, searchParametersOf } from '@/lib/search/api-schema';
import { searchKindNames } from './search-kinds';

/** What may be asked of the search, by the page and the API alike. */
export const searchParameters = searchParametersOf(searchKindNames);

/** The search of the API, over every kind. */
export const searchEndpoint = searchEndpointOf(searchKindNames);
