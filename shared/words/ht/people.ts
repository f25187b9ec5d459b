import type { Words } from '../en.ts'

export const people = {
  under: 'Kiyès ki ka konekte, ki kote, ak sa chak moun ka fè. Lòt òdinatè yo resevwa sa ak senkronizasyon an.',
  create: 'Nouvo moun',
  empty: 'Poko gen moun.',
  everywhere: 'tout depo yo',
  notActive: 'pa ka konekte',
  notHere: 'Se sou yon òdinatè biwo santral yo chanje moun yo.',
  loginHint: 'Kout, san espas',
  password: 'Modpas',
  passwordHint: 'Omwen 8 karaktè. Di moun nan li ou menm; pèsonn pa ka li l ankò.',
  newPassword: 'Nouvo modpas',
  newPasswordHint: 'Kite l vid pou kenbe sa ki la a.',
  active: 'Ka konekte',
  depotHint: 'Li wè kliyan ak kòmand depo sa a sèlman.',
  rolesTitle: 'Sa chak wòl ka fè',
  role: {
    manager: 'Tout bagay nan depo a: kòmand, kliyan, konfli, enpòtasyon ak reglaj òdinatè sa a.',
    supervisor: 'Kòmand ak tout etap yo, kliyan, konfli ak enpòtasyon.',
    'order-desk': 'Antre, verifye, konfime, bloke ak anile kòmand; antre kliyan.',
    dispatcher: 'Wè tout bagay, verifye kòmand epi bloke yo.',
    billing: 'Wè tout bagay, bloke kòmand, mande lòt kondisyon.',
    viewer: 'Wè tout bagay epi pa chanje anyen.',
    'head-office': 'Tout bagay, nan tout depo yo: pwodui, pri, moun ak repons pou demann yo.',
  },
} satisfies Words['people']
