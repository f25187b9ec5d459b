import type { ListedDevice } from '../store/overview.ts'
import type { Words } from '../words/en.ts'
import { filled, words } from '../words/words.ts'
import { ago } from './ago.ts'
import { type Html, html } from './html.ts'
import { csrfField, type Visitor } from './layout.ts'
import { lowDisk, size } from './size.ts'

/** The computers that have joined. */
export function devicesTable(say: Words, devices: readonly ListedDevice[], now: number): Html {
  if (devices.length === 0) return html`<p>${say.devices.none}</p>`
  const { name, depot, lane, seen, waiting, attention, version, disk, frame, state } = say.devices
  return html`<div class="wide" tabindex="0" role="group" aria-label="${say.devices.title}"><table><thead><tr><th scope="col">${name}</th><th scope="col">${depot}</th><th scope="col">${lane}</th><th scope="col">${seen}</th><th scope="col" class="number">${waiting}</th><th scope="col" class="number">${attention}</th><th scope="col">${version}</th><th scope="col">${disk}</th><th scope="col" class="number">${frame}</th><th scope="col">${state}</th><td></td></tr></thead>
<tbody>${devices.map(device => deviceRow(say, device, now))}</tbody></table></div>`
}

function deviceRow(say: Words, device: ListedDevice, now: number): Html {
  const stopped = device.revokedAt !== null
  return html`<tr><th scope="row">${device.name}</th><td>${device.headOffice ? say.devices.headOffice : (device.depot ?? '')}</td><td>${device.lane}</td>
<td>${device.seenAt === null ? say.devices.neverSeen : ago(say, device.seenAt, now)}</td><td class="number">${device.waiting}</td>
<td class="number">${device.needsAttention > 0 ? html`<span class="tag needs">${device.needsAttention}</span>` : 0}</td><td>${device.application}</td><td>${diskCell(say, device)}</td><td class="number">${device.incarnation} · ${device.lastFrame}</td>
<td>${device.closedAt !== null ? html`<span class="tag" title="${say.devices.closedExplain}">${say.devices.closed}</span>` : stopped ? html`<span class="tag broken">${say.devices.stopped}</span>${keptLink(say, device)}` : html`<span class="tag good">${say.devices.active}</span>`}</td>
<td>${stopped || device.closedAt !== null ? null : html`<form method="get" action="/devices/${device.number}/stop"><button aria-label="${filled(say.devices.stopLabel, { name: device.name })}">${say.devices.stop}</button></form><a href="/devices/${device.number}/phone" aria-label="${filled(say.phone.linkLabel, { name: device.name })}">${say.phone.link}</a>`}</td></tr>`
}

function keptLink(say: Words, { number, kept }: ListedDevice): Html {
  const text = kept > 0 ? filled(say.kept.some, { count: kept }) : say.kept.look
  return html`<br><a href="/devices/${number}/kept">${text}</a>`
}

function diskCell(say: Words, { diskFree, diskSize }: ListedDevice): Html | null {
  if (diskFree === null || diskSize === null) return null
  const text = filled(say.devices.diskFree, { free: size(say, diskFree), all: size(say, diskSize) })
  return diskFree < lowDisk ? html`<span class="tag needs">${text}</span>` : html`${text}`
}

/** The question before a computer is stopped. */
export function stopView(visitor: Visitor, device: ListedDevice): Html {
  const say = words[visitor.language].devices
  return html`<section><h1>${say.stop}: ${device.name}</h1><p>${filled(say.stopSure, { name: device.name })}</p>
<form class="row" method="post" action="/devices/${device.number}/stop">${csrfField(visitor)}<button class="danger">${say.stopYes}</button><a href="/">${say.back}</a></form></section>`
}
